package org.fitterbench.core.host;

import java.util.function.Function;

/**
 * One question about the host whose answer may make numbers doubtful.
 *
 * @param id stable, in kebab case; the id of the finding it may lead to
 * @param title what is checked, for a person, for example "CPU governor"
 * @param question asks it
 */
record HostCheck(String id, String title, Function<HostView, CheckOutcome> question) {
  HostCheckResult run(HostView host) {
    return new HostCheckResult(id, title, question.apply(host));
  }
}
