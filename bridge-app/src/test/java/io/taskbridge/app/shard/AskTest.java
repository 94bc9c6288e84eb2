// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context owner = vertx.getOrCreateContext();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void questionIsPutOnTheOwnersContext() {
        Context asked = Ask.on(owner, () -> Future.succeededFuture(Vertx.currentContext()))
                .await();

        assertThat(asked).isSameAs(owner);
    }

    @Test
    void answerComesBackOnTheAskersContext() {
        CompletableFuture<Context> answeredOn = new CompletableFuture<>();
        vertx.runOnContext(go -> {
            Context asker = Vertx.currentContext();
            Ask.on(owner, () -> Future.succeededFuture(asker))
                    .onSuccess(expected -> answeredOn.complete(Vertx.currentContext() == expected ? expected : null));
        });

        assertThat(answeredOn.join()).isNotNull().isNotSameAs(owner);
    }

    @Test
    void questionThatThrowsIsAnsweredWithItsFailure() {
        Future<Object> answer = Ask.on(owner, () -> {
            throw new IllegalStateException("no idea");
        });

        assertThat(ShardStage.failure(answer)).hasMessage("no idea");
    }
}
