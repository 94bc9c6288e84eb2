// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.RawHttp;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that come in at one time, of which memory must hold them all. */
class RawBodyTest {
    private static final int TOGETHER = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final RawBody bodies = new RawBody(10_000, TOGETHER);
    private final AtomicInteger chunks = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer(new HttpServerOptions().setHost("localhost"))
                .requestHandler(request -> {
                    bodies.read(request)
                            .onSuccess(body -> request.response().end("" + body.length))
                            .onFailure(failure -> {
                                if (failure instanceof RefusedException refused) {
                                    refused.error().answer(request.response());
                                }
                            });
                    chunks.incrementAndGet();
                })
                .listen(0)
                .await();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    /** A sender that has sent the beginning of a body. */
    private RawHttp sender(int announced, int sent) {
        return new RawHttp(server.actualPort())
                .send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + announced + "\r\n\r\n"
                        + "x".repeat(sent));
    }

    private RawHttp senderThatWasHeard(int announced, int sent) {
        int before = chunks.get();
        RawHttp sender = sender(announced, sent);
        Await.until(chunks::get, now -> now > before);
        return sender;
    }

    @Test
    void bodyForWhichThereIsNoRoomBesideOthersIsToComeAgain() {
        try (RawHttp first = senderThatWasHeard(1_000, 600);
                RawHttp second = sender(500, 500)) {
            RawHttp.Answer refused = second.answer();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsKey("retry-after");

            assertThat(first.send("x".repeat(400)).answer().body()).isEqualTo("1000");
        }
        try (RawHttp again = sender(500, 500)) {
            assertThat(again.answer().body()).isEqualTo("500");
        }
    }

    @Test
    void bodyThatIsAloneMayBeLargerThanAllTogether() {
        try (RawHttp only = sender(5_000, 5_000)) {
            assertThat(only.answer().body()).isEqualTo("5000");
        }
    }

    @Test
    void senderWhoGoesAwayLeavesItsRoomToOthers() {
        senderThatWasHeard(1_000, 900).close();

        String answered = Await.until(
                () -> {
                    try (RawHttp next = sender(500, 500)) {
                        return next.answer().body();
                    }
                },
                "500"::equals);

        assertThat(answered).isEqualTo("500");
    }
}
