// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskbridge.app.Await;
import io.taskbridge.app.LiveReader;
import io.taskbridge.app.LiveReader.Message;
import io.taskbridge.app.live.LiveEvents;
import io.taskbridge.app.live.MemoryTopic;
import io.taskbridge.task.TaskState;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers over HTTP make of a topic in memory. */
class EventStreamTest {
    private static final String LARGE = "x".repeat(64 << 10);

    private final Vertx vertx = Vertx.vertx();
    private final MemoryTopic topic = new MemoryTopic();
    private final List<LiveReader> readers = new ArrayList<>();
    private LiveEvents live;
    private URI url;

    @BeforeEach
    void listen() {
        listen(Duration.ofMinutes(1));
    }

    private void listen(Duration patience) {
        live = new LiveEvents(vertx, topic);
        Router router = Router.router(vertx);
        new EventRoutes(live, new EventPace(Duration.ofMillis(50), patience)).mount(router);
        HttpServer server = vertx.createHttpServer();
        ErrorAnswers.serve(server, router);
        server.listen(0, "localhost").await();
        url = URI.create("http://localhost:" + server.actualPort() + "/v1/events");
    }

    @AfterEach
    void close() {
        readers.forEach(LiveReader::close);
        live.close().await();
        vertx.close().await();
    }

    private LiveReader reader(String query, String lastId) {
        LiveReader reader = LiveReader.listening(URI.create(url + query), lastId);
        readers.add(reader);
        return reader;
    }

    private static String event(int i) {
        return "{\"i\":" + i + ",\"large\":\"" + LARGE + "\"}";
    }

    private void append(int count) {
        IntStream.range(0, count).forEach(i -> topic.append("a", TaskState.RUNNING, event(i)));
    }

    private static List<String> data(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.event().equals("message"))
                .map(Message::data)
                .toList();
    }

    private static List<String> events(int count) {
        return IntStream.range(0, count).mapToObj(EventStreamTest::event).toList();
    }

    @Test
    void readerThatIsTooSlowIsToldAndThenMissesNothing() {
        listen(Duration.ofMillis(200));
        int count = 640;
        LiveReader slow = LiveReader.asleep(url);
        readers.add(slow);
        append(count);
        Await.until(topic::readings, readings -> readings == 0);

        slow.wakeUp();
        Await.until(slow::over, over -> over);
        List<Message> first = slow.messages();
        LiveReader again = reader("", slow.lastId());

        assertThat(first.get(first.size() - 1).event()).isEqualTo("dropped");
        List<Message> rest = again.messages(count - first.size() + 1);
        assertThat(Stream.concat(data(first).stream(), data(rest).stream()).toList())
                .isEqualTo(events(count));
    }

    @Test
    void burstThatIsMoreThanIsKeptDropsNobodyWhoReads() {
        LiveReader reader = reader("", "");

        append(640);

        assertThat(data(reader.messages(640))).isEqualTo(events(640));
        assertThat(reader.over()).isFalse();
    }

    @Test
    void manyWhoWereAwayCatchUpOneAfterTheOther() {
        LiveReader away = reader("", "");
        String place = away.lastId();
        away.close();
        append(300);

        List<LiveReader> back =
                Stream.generate(() -> reader("", place)).limit(12).toList();

        assertThat(back)
                .allSatisfy(reader -> assertThat(data(reader.messages(300))).isEqualTo(events(300)));
        Await.until(topic::readings, readings -> readings == 1);
    }

    @Test
    void readerIsToldOfEventsThatAreNoLongerThere() {
        LiveReader away = reader("", "");
        String place = away.lastId();
        away.close();
        append(3);
        topic.forget();
        topic.append("a", TaskState.LOST, "{}");

        LiveReader back = reader("", place);

        assertThat(back.messages(2)).extracting(Message::event).containsExactly("gap", "message");
    }

    @Test
    void placeMovesOnWithEventsThatNobodyWants() {
        LiveReader reader = reader("?state=LOST", "");
        topic.append("a", TaskState.RUNNING, "{}");

        Await.until(reader::lastId, place -> place.equals("memory.1"));

        assertThat(reader.messages()).isEmpty();
    }

    @Test
    void lineBreaksDoNotEndAnEvent() {
        LiveReader reader = reader("", "");
        topic.append("a", TaskState.RUNNING, "{\r\n\"i\":\n\n1}");

        assertThat(reader.messages(1).get(0).data()).isEqualTo("{  \"i\":  1}");
    }

    @Test
    void topicIsReadOnceForAllAndOnlyWhileSomebodyListens() {
        assertThat(topic.readings()).isZero();
        LiveReader one = reader("", "");
        LiveReader other = reader("", "");
        assertThat(topic.readings()).isEqualTo(1);

        one.close();
        other.close();

        Await.until(topic::readings, readings -> readings == 0);
    }

    @Test
    void topicThatCannotBeReadEndsTheStreamAndNotTheNextOne() {
        LiveReader reader = reader("", "");
        topic.broken(true);
        Await.until(reader::over, over -> over);
        topic.broken(false);

        assertThat(reader.messages()).extracting(Message::event).containsExactly("closed");
        LiveReader next = reader("", reader.lastId());
        topic.append("a", TaskState.RUNNING, "{}");
        assertThat(next.messages(1)).extracting(Message::data).containsExactly("{}");
    }

    @Test
    void oneTooManyIsSentAway() throws Exception {
        for (int i = 0; i < LiveEvents.MOST_LISTENERS; i++) {
            reader("", "");
        }

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

        ErrorShape.assertError(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void bridgeThatStopsTakesNobodyInAnyMore() throws Exception {
        LiveReader reader = reader("", "");

        live.close().await();

        Await.until(reader::over, over -> over);
        assertThat(topic.readings()).isZero();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        ErrorShape.assertError(answer, 503, "unavailable");
    }
}
