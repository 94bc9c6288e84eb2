// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.provider.baseten;

import java.util.ArrayList;
import java.util.List;

/**
 * A crash between two pieces of news, and what comes of the last ones before it. A crash is no more than another order:
 * what the inbox keeps comes again, polls are asked again and give their latest word, time does not come back.
 *
 * @param at how many pieces of news came before it
 * @param back how many of these are told again
 */
record Crash(List<News> order, int at, int back) {
    /** What comes after the crash if all was committed, and comes again all the same. */
    List<News> repeated() {
        List<News> news = new ArrayList<>();
        add(News.Channel.INBOX, news);
        addLatestPoll(news);
        news.addAll(order.subList(at, order.size()));
        return news;
    }

    /** What comes after the crash if the last ones were not committed. */
    List<News> lost() {
        List<News> news = new ArrayList<>();
        add(News.Channel.INBOX, news);
        add(News.Channel.CLOCK, news);
        addLatestPoll(news);
        news.addAll(order.subList(at, order.size()));
        return news;
    }

    /** Whether all that was lost comes again, as it was. */
    boolean losesNothing() {
        return last().stream().allMatch(news -> news.channel().durable());
    }

    private List<News> last() {
        return order.subList(at - back, at);
    }

    private void add(News.Channel channel, List<News> news) {
        for (News gone : last()) {
            if (gone.channel() == channel
                    || (channel.durable() && gone.channel().durable())) {
                news.add(gone);
            }
        }
    }

    private void addLatestPoll(List<News> news) {
        for (int i = at - 1; i >= at - back; i--) {
            if (order.get(i).channel() == News.Channel.POLL) {
                news.add(order.get(i));
                return;
            }
        }
    }
}
