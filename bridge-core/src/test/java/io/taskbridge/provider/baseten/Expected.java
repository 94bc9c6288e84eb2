// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import io.taskbridge.task.RawJson;
import io.taskbridge.task.ResultOmitted;
import io.taskbridge.task.TaskEvent;
import io.taskbridge.task.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be published, told from the order of the news alone: where each stands, not what it does to a memory.
 *
 * @param output of the event, null where it carries none
 * @param omitted why it carries none, null where it carries one or none belongs
 */
record Expected(
        TaskState from,
        TaskState to,
        @Nullable RawJson output,
        @Nullable ResultOmitted omitted) {
    static Expected of(TaskEvent event) {
        var output = event.observation().report().output();
        return new Expected(event.from(), event.to(), output.value(), output.omitted());
    }

    /**
     * @param webhooks whether the source takes any, so that an output is waited for
     */
    static List<Expected> of(List<News> order, boolean webhooks) {
        List<Expected> events = new ArrayList<>();
        int known = first(order, 0, news -> news == News.TRACK || news.channel() == News.Channel.WEBHOOK);
        int end = end(order, known, webhooks);
        int gone = first(order, known + 1, news -> news == News.UNTRACK);
        TaskState state = TaskState.TRACKED;
        for (int i = known; i < Math.min(end, gone); i++) {
            News news = order.get(i);
            if (news.channel() == News.Channel.POLL && !news.state().terminal() && news.state() != state) {
                events.add(new Expected(state, news.state(), null, null));
                state = news.state();
            }
        }
        if (gone < end) {
            int again = first(order, gone, news -> news == News.TRACK);
            if (again < order.size()) {
                events.addAll(of(order.subList(again, order.size()), webhooks));
            }
        } else if (end < order.size()) {
            Expected last = ending(order, known, end, state);
            events.add(last);
            late(order, end, last, events);
        }
        return events;
    }

    /** Where the task ends. */
    private static int end(List<News> order, int known, boolean webhooks) {
        for (int i = known; i < order.size(); i++) {
            News news = order.get(i);
            boolean ends = switch (news.channel()) {
                case INBOX -> news == News.TRACK && deadlinePassed(order, i);
                case WEBHOOK -> true;
                case POLL -> news.state().terminal() && !(webhooks && news.awaitsOutput());
                case CLOCK -> news == News.DEADLINE || overdue(order, known, i);
            };
            if (ends) {
                return i;
            }
        }
        return order.size();
    }

    private static Expected ending(List<News> order, int known, int end, TaskState from) {
        News news = order.get(end);
        if (news.channel() == News.Channel.WEBHOOK || news.channel() == News.Channel.POLL) {
            return new Expected(from, news.state(), news.output(), news.omitted());
        }
        return overdue(order, known, end)
                ? new Expected(from, TaskState.COMPLETED, null, ResultOmitted.WEBHOOK_MISSED)
                : new Expected(from, TaskState.LOST, null, null);
    }

    private static void late(List<News> order, int end, Expected last, List<Expected> events) {
        int late = first(order, end + 1, news -> news.channel() == News.Channel.WEBHOOK && news.output() != null);
        if (late < order.size() && last.omitted != null) {
            events.add(new Expected(
                    TaskState.COMPLETED, TaskState.COMPLETED, order.get(late).output(), null));
        }
    }

    /** Whether the last word on the task was that its output is still to come, and was first said too long ago. */
    private static boolean overdue(List<News> order, int known, int until) {
        Duration sinceThen = order.get(until).takes();
        boolean overdue = false;
        for (int i = until - 1; i > known; i--) {
            News news = order.get(i);
            if (news.channel() == News.Channel.POLL) {
                if (!news.awaitsOutput()) {
                    return overdue;
                }
                overdue = sinceThen.compareTo(News.RESULT_GRACE) >= 0;
            }
            sinceThen = sinceThen.plus(news.takes());
        }
        return overdue;
    }

    private static boolean deadlinePassed(List<News> order, int until) {
        return order.subList(0, until).contains(News.DEADLINE);
    }

    private interface Pick {
        boolean of(News news);
    }

    private static int first(List<News> order, int from, Pick pick) {
        for (int i = from; i < order.size(); i++) {
            if (pick.of(order.get(i))) {
                return i;
            }
        }
        return order.size();
    }
}
