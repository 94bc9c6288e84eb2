// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskbridge.app.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page in a browser, and everything that its console says. For the test's thread. */
final class BrowserPage implements AutoCloseable {
    private static final List<String> COMPLAINTS =
            List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded");

    private final List<String> console = new CopyOnWriteArrayList<>();
    private final Chromium browser;
    private final String session;

    BrowserPage(Path executable) {
        browser = new Chromium(executable, this::event);
        // The page that is there from the start: one that is made beside it may count as hidden, and is not drawn then.
        String target = Await.until(this::target, id -> !id.isEmpty());
        session = browser.command("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        List.of("Page", "Runtime", "Log").forEach(domain -> command(domain + ".enable", Map.of()));
    }

    private String target() {
        for (JsonNode info : browser.command("", "Target.getTargets", Map.of()).path("targetInfos")) {
            if (info.path("type").asText().equals("page")) {
                return info.path("targetId").asText();
            }
        }
        return "";
    }

    private void event(JsonNode event) {
        if (COMPLAINTS.contains(event.path("method").asText())) {
            console.add(event.path("params").toString());
        }
    }

    /** What the console has been told: uncaught exceptions, failed requests, violated policies and the like. */
    List<String> console() {
        return List.copyOf(console);
    }

    void open(URI url) {
        command("Page.navigate", Map.of("url", url.toString()));
    }

    /** The window is so wide, and its owner prefers light or dark. */
    void look(int width, int height, String scheme) {
        boolean phone = width < 600;
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** The value of an expression. */
    JsonNode value(String expression) {
        JsonNode answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** The text of an element, as it is shown. */
    String text(String selector) {
        return value("document.querySelector('" + selector + "')?.innerText ?? ''")
                .asText();
    }

    String awaitText(String selector, String part) {
        return Await.until(() -> text(selector), text -> text.contains(part));
    }

    /** Writes what a keyboard would. */
    void type(String text) {
        command("Input.insertText", Map.of("text", text));
    }

    void press(String key, int code) {
        for (String kind : List.of("keyDown", "keyUp")) {
            String typed = key.equals("Enter") && kind.equals("keyDown") ? "\r" : "";
            command(
                    "Input.dispatchKeyEvent",
                    Map.of("type", kind, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", typed));
        }
    }

    /** Leaves a picture of the whole page where a build leaves its results. */
    void picture(String name) {
        int width = value("innerWidth").asInt();
        int height = value("document.documentElement.scrollHeight").asInt();
        Map<String, ?> clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
        byte[] png = Base64.getDecoder()
                .decode(command("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                        .path("data")
                        .asText());
        try {
            Path dir = Files.createDirectories(Path.of("target", "dashboard"));
            Files.write(dir.resolve(name + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        return browser.command(session, method, parameters);
    }

    @Override
    public void close() {
        browser.close();
    }
}
