// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.jmh;

import io.taskbridge.provider.Provider;
import io.taskbridge.provider.ProviderKind;
import io.taskbridge.provider.StatusReply;
import io.taskbridge.webhook.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What each provider answers about a task that runs, read. */
@State(Scope.Thread)
public class Reading {
    @Param({"BASETEN", "SCALE", "VESSL", "ZAI"})
    public ProviderKind kind = ProviderKind.BASETEN;

    private Provider provider = connect(kind);
    private StatusReply reply = reply(kind);

    @Setup(Level.Trial)
    public void choose() {
        provider = connect(kind);
        reply = reply(kind);
        if (read().report() == null) {
            throw new IllegalStateException("the answer is not understood: " + read());
        }
    }

    @Benchmark
    public io.taskbridge.provider.Reading read() {
        return provider.read(reply);
    }

    private static Provider connect(ProviderKind kind) {
        String credential = kind == ProviderKind.VESSL ? "token" : "apiKey";
        return kind.connect(kind.defaultBaseUrl(), Map.of(credential, new Secret("key")));
    }

    private static StatusReply reply(ProviderKind kind) {
        String body =
                switch (kind) {
                    case BASETEN ->
                        """
                            {"request_id":"c4d2a9f0","model_id":"m7x2q9kd","deployment_id":"d4w8zpl1",\
                            "status":"IN_PROGRESS","webhook_status":"PENDING","created_at":"2026-01-15T10:19:58.120Z",\
                            "status_at":"2026-01-15T10:20:30.123456Z","errors":[]}""";
                    case SCALE ->
                        """
                            {"task_id":"c4d2a9f0","status":"STARTED","result":null,"traceback":null}""";
                    case VESSL ->
                        """
                            {"id":"c4d2a9f0","status":"in_progress","output":null}""";
                    case ZAI ->
                        """
                            {"id":"c4d2a9f0","request_id":"r","model":"cogvideox-3","task_status":"PROCESSING"}""";
                };
        return new StatusReply(200, body.getBytes(StandardCharsets.UTF_8));
    }
}
