// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.cli;

import io.taskbridge.app.demo.SimulatedProviders;
import io.taskbridge.app.demo.SimulationOptions;
import io.taskbridge.provider.ProviderKind;
import java.io.PrintWriter;
import java.util.List;

/** What somebody needs to know to play with the simulated providers. */
record SimulationGuide(SimulatedProviders providers) {
    void print(PrintWriter out) {
        for (ProviderKind kind :
                List.of(ProviderKind.BASETEN, ProviderKind.SCALE, ProviderKind.VESSL, ProviderKind.ZAI)) {
            out.println(kind.word());
            out.println("  baseUrl  " + providers.baseUrl(kind));
            out.println("  key      " + SimulationOptions.key(kind).reveal());
            out.println("  submit   " + curl(kind, submit(kind)));
            out.println("  status   " + curl(kind, status(kind)));
            out.println();
        }
        out.flush();
    }

    private String curl(ProviderKind kind, String rest) {
        String key = SimulationOptions.key(kind).reveal();
        String header = switch (kind) {
            case BASETEN -> "Authorization: Api-Key " + key;
            case SCALE -> "x-api-key: " + key;
            case VESSL, ZAI -> "Authorization: Bearer " + key;
        };
        return "curl -H '" + header + "' " + providers.baseUrl(kind) + rest;
    }

    private static String submit(ProviderKind kind) {
        return switch (kind) {
            case BASETEN -> "/production/async_predict -d '{\"model_input\":{}}'";
            case SCALE -> "/simulator/serving/my-server/tasks -d '{}'";
            case VESSL -> "/async -d '{\"data\":{}}'";
            case ZAI -> "/paas/v4/videos/generations -d '{\"model\":\"cogvideox-3\",\"prompt\":\"a cat\"}'";
        };
    }

    private static String status(ProviderKind kind) {
        return switch (kind) {
            case BASETEN -> "/async_request/ID";
            case SCALE -> "/v4/serving/my-server/pollAsync/ID";
            case VESSL -> "/async/ID/output";
            case ZAI -> "/paas/v4/async-result/ID";
        };
    }
}
