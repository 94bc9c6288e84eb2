// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.app.control.SourceSwitch;
import io.taskbridge.codec.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/sources/{source}}: pause and resume. Saying the same twice is saying it once. */
final class SourceRoutes {
    private static final Logger log = LoggerFactory.getLogger(SourceRoutes.class);

    private final SourceSwitch sources;

    SourceRoutes(SourceSwitch sources) {
        this.sources = sources;
    }

    void mount(Router router) {
        router.post("/v1/sources/:source/pause")
                .handler(
                        request -> turn(request, source -> sources.pause(source).map(Optional::of)));
        router.post("/v1/sources/:source/resume")
                .handler(request ->
                        turn(request, source -> sources.resume(source).map(Optional.empty())));
    }

    private void turn(RoutingContext request, Function<String, Future<Optional<Instant>>> act) {
        String source = request.pathParam("source");
        if (!sources.knows(source)) {
            HttpError.of(404, "no-such-source", "No source of this name is configured.")
                    .answer(request.response());
            return;
        }
        act.apply(source)
                .onSuccess(
                        since -> Answers.json(request.response(), 200, Buffer.buffer(Json.write(view(source, since)))))
                .onFailure(failure -> {
                    log.warn("Source {} can be neither paused nor resumed: {}", source, failure.toString());
                    HttpError.unavailable("That cannot be made known to all bridges now; send it again.")
                            .answer(request.response());
                });
    }

    private static ObjectNode view(String source, Optional<Instant> since) {
        return Json.mapper()
                .createObjectNode()
                .put("source", source)
                .put("paused", since.isPresent())
                .put("since", since.map(Instant::toString).orElse(null));
    }
}
