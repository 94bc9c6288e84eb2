// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.live.CatchUp;
import io.taskbridge.app.live.CrowdedException;
import io.taskbridge.app.live.EventFilter;
import io.taskbridge.app.live.LiveEvent;
import io.taskbridge.app.live.LiveEvents;
import io.taskbridge.app.live.LiveListener;
import io.taskbridge.app.live.Place;
import io.taskbridge.app.live.RecentEvents;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One reader of {@code /v1/events}. It holds a count into the events that all readers share, and no queue of its own:
 * who falls behind those is sent the rest at its own pace, and is let go, and told so, if it does not catch up in time.
 * All state belongs to the request's context.
 */
final class EventStream implements LiveListener {
    private static final int EVENTS_A_TURN = 128;

    /** Then others may catch up, too. */
    private static final int STEPS_A_TURN = 500;

    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final ServerSentEvents out;
    private final LiveEvents live;
    private final EventFilter filter;
    private final EventPace pace;
    private final AtomicBoolean told = new AtomicBoolean();
    private Place place = Place.of("-");
    private @Nullable RecentEvents recent;
    private @Nullable CatchUp catchUp;
    private long count;
    private long heartbeat = -1;
    private long patience = -1;
    private int steps;
    private boolean reading;
    private boolean gapTold;
    private boolean ended;

    EventStream(RoutingContext request, LiveEvents live, EventFilter filter, EventPace pace) {
        this.vertx = request.vertx();
        this.context = vertx.getOrCreateContext();
        this.response = request.response();
        this.out = new ServerSentEvents(response);
        this.live = live;
        this.filter = filter;
        this.pace = pace;
    }

    static HttpError unknownId() {
        return HttpError.of(
                400,
                "unknown-event-id",
                "Last-Event-ID is no id of this stream; leave it out to begin with what comes.");
    }

    /**
     * @param from null to begin with what comes
     */
    void open(@Nullable Place from) {
        response.closeHandler(gone -> context.runOnContext(go -> leave()));
        response.exceptionHandler(failure -> context.runOnContext(go -> leave()));
        live.join(this)
                .onComplete((events, failure) -> context.runOnContext(go -> {
                    if (failure != null) {
                        refuse(failure);
                    } else if (!ended) {
                        begin(events, from);
                    }
                }));
    }

    @Override
    public void news() {
        if (told.compareAndSet(false, true)) {
            context.runOnContext(go -> {
                told.set(false);
                proceed();
            });
        }
    }

    @Override
    public void over(String reason) {
        context.runOnContext(go -> end("closed", reason));
    }

    private void refuse(Throwable failure) {
        leave();
        String reason = failure instanceof CrowdedException
                ? "As many listen already as this bridge has room for; come again, or ask another."
                : "Kafka cannot be read now; come again.";
        HttpError.unavailable(reason).answer(response);
    }

    private void begin(RecentEvents events, @Nullable Place from) {
        RecentEvents.Standing now = events.now();
        if (from != null && !from.topic().equals(now.place().topic())) {
            leave();
            unknownId().answer(response);
            return;
        }
        recent = events;
        count = now.count();
        place = from == null ? now.place() : from;
        out.begin(place);
        response.drainHandler(drained -> proceed());
        heartbeat = vertx.setPeriodic(pace.heartbeat().toMillis(), beat -> heartbeat(events));
        if (from != null && !joins(events)) {
            catchUp = live.catchUp(from);
        }
        proceed();
    }

    /** Whether all that is missing is at hand, and then goes on there. */
    private boolean joins(RecentEvents events) {
        OptionalLong following = events.following(place);
        following.ifPresent(first -> count = first);
        return following.isPresent();
    }

    private void proceed() {
        RecentEvents events = recent;
        if (ended || events == null) {
            return;
        }
        if (catchUp == null && !events.holds(count)) {
            fallBehind();
        }
        CatchUp behind = catchUp;
        if (out.full()) {
            return;
        }
        if (behind == null) {
            sendRecent(events);
        } else if (!reading) {
            reading = true;
            behind.next()
                    .onComplete((step, failure) -> context.runOnContext(go -> {
                        reading = false;
                        if (failure != null) {
                            end("closed", "what was missed cannot be read now");
                        } else if (!ended) {
                            caughtUp(step, behind, events);
                        }
                    }));
        }
    }

    private void caughtUp(CatchUp.Step step, CatchUp behind, RecentEvents events) {
        if (step.gap() && !gapTold) {
            gapTold = true;
            out.notice("gap", "events are missing here that Kafka no longer holds");
        }
        step.events().forEach(this::send);
        place = place.further(step.reached());
        if (joins(events)) {
            behind.leave();
            catchUp = null;
            vertx.cancelTimer(patience);
        } else if (++steps % STEPS_A_TURN == 0) {
            behind.leave();
            catchUp = live.catchUp(place);
        }
        proceed();
    }

    private void fallBehind() {
        catchUp = live.catchUp(place);
        patience = vertx.setTimer(
                pace.patience().toMillis(),
                late -> end("dropped", "events come faster than they are read here; come again with the last id"));
    }

    private void sendRecent(RecentEvents events) {
        List<LiveEvent> next = events.from(count, EVENTS_A_TURN);
        for (LiveEvent event : next) {
            if (out.full()) {
                return;
            }
            count++;
            send(event);
        }
        if (!next.isEmpty() || !events.holds(count)) {
            // In turns, so that others on this event loop have theirs.
            news();
        }
    }

    /** What another bridge, or a reading of one's own, has brought already is passed over. */
    private void send(LiveEvent event) {
        if (event.offset() >= place.next(event.partition())) {
            place = place.passing(event.partition(), event.offset());
            if (filter.wants(event)) {
                out.event(place, event.data());
            }
        }
    }

    private void heartbeat(RecentEvents events) {
        // Whoever reads nothing at all is cut off by the server, as any idle connection.
        if (!out.full()) {
            RecentEvents.Standing now = events.now();
            if (catchUp == null && count == now.count()) {
                place = place.further(now.place());
            }
            out.heartbeat(place);
        }
    }

    private void end(String name, String reason) {
        if (ended) {
            return;
        }
        leave();
        if (out.begun()) {
            out.end(name, reason);
        } else {
            HttpError.unavailable("The stream has just ended: " + reason + ".").answer(response);
        }
    }

    private void leave() {
        if (!ended) {
            ended = true;
            vertx.cancelTimer(heartbeat);
            vertx.cancelTimer(patience);
            if (catchUp != null) {
                catchUp.leave();
            }
            live.leave(this);
        }
    }
}
