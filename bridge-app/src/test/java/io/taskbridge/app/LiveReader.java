// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

/** Somebody who listens to live events, as a browser would read them. Thread-safe. */
public final class LiveReader implements AutoCloseable, Flow.Subscriber<String> {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * What came in.
     *
     * @param id of the last event when it came
     * @param event {@code message} where the sender does not say
     */
    public record Message(String id, String event, String data) {}

    /** Enough for where a stream begins. */
    private static final int FIRST_LINES = 3;

    private final long appetite;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> data = new ArrayList<>();
    private volatile Flow.Subscription subscription;
    private volatile String lastId = "";
    private volatile boolean over;
    private String event = "message";
    private String id = "";

    private LiveReader(long appetite) {
        this.appetite = appetite;
    }

    /** Begins to listen. */
    public static LiveReader at(URI uri, String lastId) {
        return begin(uri, lastId, Long.MAX_VALUE);
    }

    private static LiveReader begin(URI uri, String lastId, long appetite) {
        LiveReader reader = new LiveReader(appetite);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + BridgeFixture.TOKEN);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        var unused = HTTP.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(reader))
                .whenComplete((answer, failure) -> reader.over = true);
        return reader;
    }

    /** The same once it is certain that nothing is missed any more. */
    public static LiveReader listening(URI uri, String lastId) {
        LiveReader reader = at(uri, lastId);
        Await.until(reader::lastId, place -> !place.isEmpty());
        return reader;
    }

    /** Begins to listen, and falls asleep at once. */
    public static LiveReader asleep(URI uri) {
        LiveReader reader = begin(uri, "", FIRST_LINES);
        Await.until(reader::lastId, place -> !place.isEmpty());
        return reader;
    }

    public void wakeUp() {
        subscription.request(Long.MAX_VALUE - FIRST_LINES);
    }

    public String lastId() {
        return lastId;
    }

    /** Whether the stream has ended. */
    public boolean over() {
        return over;
    }

    /** Events and notices. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Waits until what came in is as wanted. */
    public List<Message> messages(Predicate<List<Message>> wanted) {
        return Await.until(this::messages, wanted);
    }

    /** Waits for so many of them. */
    public List<Message> messages(int count) {
        return messages(found -> found.size() >= count);
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(appetite);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("data: ")) {
            data.add(line.substring(6));
        } else if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.isEmpty()) {
            if (!data.isEmpty()) {
                messages.add(new Message(id, event, String.join("\n", data)));
            }
            lastId = id;
            data.clear();
            event = "message";
        }
    }

    @Override
    public void onError(Throwable failure) {
        over = true;
    }

    @Override
    public void onComplete() {
        over = true;
    }

    /** Goes away without a word. */
    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
