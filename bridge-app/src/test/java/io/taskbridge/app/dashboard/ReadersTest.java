// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who watch, over real connections. */
class ReadersTest {
    private static final Buffer LARGE = Buffer.buffer(new byte[1 << 20]);
    private static final Buffer WHOLE = Buffer.buffer("whole");

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Readers readers = new Readers();
    private int wholes;

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private <T> T here(Callable<T> action) {
        return Future.<T>future(promise -> context.runOnContext(go -> {
                    try {
                        promise.complete(action.call());
                    } catch (Exception e) {
                        promise.fail(e);
                    }
                }))
                .await();
    }

    private int serve() {
        return Future.<Integer>future(promise -> context.runOnContext(go -> vertx.createHttpServer()
                        .requestHandler(request -> {
                            request.response().setChunked(true);
                            readers.add(request.response());
                            readers.begin(request.response(), WHOLE);
                        })
                        .listen(0, "localhost")
                        .map(server -> server.actualPort())
                        .onComplete(promise)))
                .await();
    }

    private Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("localhost"), port);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private boolean send(Buffer news) {
        return here(() -> {
            readers.send(news, () -> {
                wholes++;
                return WHOLE;
            });
            return true;
        });
    }

    private int size() {
        return here(readers::size);
    }

    @Test
    void readerIsSentTheWholeFirst() throws IOException {
        try (Socket reader = connect(serve())) {
            byte[] head = new byte[4_096];
            StringBuilder got = new StringBuilder();
            while (got.indexOf("whole") < 0) {
                int read = reader.getInputStream().read(head);
                got.append(new String(head, 0, read, StandardCharsets.US_ASCII));
            }

            assertThat(got).startsWithIgnoringCase("HTTP/1.1 200 OK");
        }
    }

    @Test
    void readerThatDoesNotReadIsLetGo() throws IOException {
        try (Socket reader = connect(serve())) {
            Await.until(this::size, number -> number == 1);

            // What the connection itself holds is bounded; then nothing more goes out.
            Await.until(() -> send(LARGE) ? size() : -1, number -> number == 0);

            assertThat(reader.isConnected()).isTrue();
            assertThat(wholes).isZero();
        }
    }

    @Test
    void readerThatLeavesMakesRoom() throws IOException {
        int port = serve();
        connect(port).close();

        Await.until(this::size, number -> number == 0);

        assertThat(here(readers::full)).isFalse();
    }
}
