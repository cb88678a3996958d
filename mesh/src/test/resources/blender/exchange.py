"""Run by Blender: imports ours.fbx and says what it found; makes a textured mesh and exports it."""

import json
import os
import sys

import bpy

folder = sys.argv[sys.argv.index("--") + 1]


def describe(thing, path):
    mesh = thing.data
    uv = mesh.uv_layers.active.data
    pictures = [
        list(node.image.size)
        for material in mesh.materials
        for node in (material.node_tree.nodes if material.node_tree else [])
        if node.type == "TEX_IMAGE"
    ]
    with open(os.path.join(folder, path), "w") as out:
        json.dump(
            {
                "vertices": [list(thing.matrix_world @ vertex.co) for vertex in mesh.vertices],
                "polygons": [list(polygon.vertices) for polygon in mesh.polygons],
                "uv": [list(uv[loop].uv) for polygon in mesh.polygons for loop in polygon.loop_indices],
                "normals": custom_normals(mesh),
                "pictures": pictures,
            },
            out,
        )


def custom_normals(mesh):
    """The split normals of each corner."""
    mesh.calc_normals_split()
    return [list(mesh.loops[loop].normal) for polygon in mesh.polygons for loop in polygon.loop_indices]


bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.fbx(filepath=os.path.join(folder, "ours.fbx"))
describe(bpy.data.objects[0], "ours.json")

bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.mesh.primitive_monkey_add(size=0.3, location=(0.1, -0.2, 1.6), rotation=(0.3, 0.2, 0.1))
face = bpy.context.active_object
face.scale = (1.0, 1.1, 1.2)
picture = bpy.data.images.new("skin", 8, 4)
picture.pixels = [1.0, 0.0, 0.0, 1.0] * 32
picture.filepath_raw = os.path.join(folder, "skin.png")
picture.file_format = "PNG"
picture.save()
material = bpy.data.materials.new("skin")
material.use_nodes = True
node = material.node_tree.nodes.new("ShaderNodeTexImage")
node.image = picture
shader = material.node_tree.nodes["Principled BSDF"]
material.node_tree.links.new(node.outputs["Color"], shader.inputs["Base Color"])
face.data.materials.append(material)
bpy.context.view_layer.update()
describe(face, "theirs.json")
for name, options in {
    "default": {},
    "embedded": {"path_mode": "COPY", "embed_textures": True},
    "units": {"apply_scale_options": "FBX_SCALE_ALL", "axis_forward": "-Y", "axis_up": "Z"},
    "baked": {"apply_scale_options": "FBX_SCALE_UNITS", "bake_space_transform": True},
}.items():
    bpy.ops.export_scene.fbx(filepath=os.path.join(folder, name + ".fbx"), **options)
