// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.shard;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a question to state that another context owns. */
public final class Ask {
    private Ask() {}

    /** Runs the question on the owner's context and brings the answer back to the asker's. */
    public static <T extends @Nullable Object> Future<T> on(Context owner, Supplier<Future<T>> question) {
        Context asker = Vertx.currentContext();
        Promise<T> answer = Promise.promise();
        owner.runOnContext(go -> put(question).onComplete((value, failure) -> {
            if (asker == null) {
                answer.complete(value, failure);
            } else {
                asker.runOnContext(back -> answer.complete(value, failure));
            }
        }));
        return answer.future();
    }

    /** A question that throws is answered too: nobody waits for ever. */
    private static <T extends @Nullable Object> Future<T> put(Supplier<Future<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
