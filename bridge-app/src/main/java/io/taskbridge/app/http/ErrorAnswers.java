// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever no route has answered, in the one shape of errors, and never with a stack trace. */
public final class ErrorAnswers {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final Pattern BROKEN_ENCODING = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern PARAMETER = Pattern.compile(":[a-z0-9]+");

    private ErrorAnswers() {}

    /** Has the server serve the router's routes, all of which are made already. */
    public static void serve(HttpServer server, Router router) {
        serve(server, request -> false, router);
    }

    /**
     * The same for what is left of the requests.
     *
     * @param first takes some in, and tells whether it has; it is to answer its own failures
     */
    static void serve(HttpServer server, Predicate<HttpServerRequest> first, Router router) {
        router.route().failureHandler(ErrorAnswers::failed);
        // What fails before or after all routes never meets a route's own handler.
        for (int status : new int[] {400, 404, 500}) {
            router.errorHandler(status, ErrorAnswers::failed);
        }
        router.errorHandler(405, request -> {
            request.response().putHeader("Allow", allowed(router, request.normalizedPath()));
            failed(request);
        });
        server.invalidRequestHandler(ErrorAnswers::invalid);
        server.requestHandler(request -> {
            if (first.test(request)) {
                return;
            }
            // The router would answer these itself, in a shape of its own.
            if (BROKEN_ENCODING.matcher(String.valueOf(request.path())).find()) {
                badRequest().answer(request.response());
            } else {
                router.handle(request);
            }
        });
    }

    private static void failed(RoutingContext context) {
        HttpServerRequest request = context.request();
        switch (context.statusCode()) {
            case 400 -> badRequest().answer(request.response());
            case 404 -> HttpError.of(404, "not-found", "There is nothing here.").answer(request.response());
            case 405 ->
                HttpError.of(405, "method-not-allowed", "This method is not known here.")
                        .answer(request.response());
            default -> failed(request, context.failure());
        }
    }

    /** Answers a request that something went wrong with. */
    static void failed(HttpServerRequest request, Throwable failure) {
        if (request.response().closed()) {
            log.debug("{} {}: the sender went away", request.method(), request.path());
        } else if (failure instanceof RefusedException refused) {
            refused.error().answer(request.response());
        } else {
            log.error("{} {} failed", request.method(), request.path(), failure);
            HttpError.of(500, "internal-error", "The bridge failed to answer; see its log.")
                    .answer(request.response());
        }
    }

    /** The methods of the routes that the path would have led to. */
    private static String allowed(Router router, String path) {
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null && route.getPath() != null)
                .filter(route -> path.matches(PARAMETER.matcher(route.getPath()).replaceAll("[^/]+")))
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Whatever follows such a request on its connection cannot be told from it, so the connection ends as well. */
    private static void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        HttpError error;
        if (cause instanceof TooLongHttpLineException) {
            error = HttpError.of(414, "uri-too-long", "The request line is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            error = HttpError.of(431, "headers-too-large", "The headers are too large.");
        } else {
            error = badRequest();
        }
        request.response().putHeader("Connection", "close");
        error.answer(request.response());
        request.connection().close();
    }

    private static HttpError badRequest() {
        return HttpError.of(400, "bad-request", "The request is not understood.");
    }
}
