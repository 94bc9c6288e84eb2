// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a bridge tells the others of its group where it is: by the {@code client.id} of the consumer that makes it a
 * member, which the group's coordinator shows to all. Immutable.
 *
 * @param id tells this run of this bridge from every other member
 * @param url without a slash at its end; {@value #SEEN_HOST} in place of the host stands for the host that Kafka sees
 * @param managementPort where its dashboard is on the same host, null where nobody else can reach it
 */
public record PeerName(String id, String url, @Nullable Integer managementPort) {
    private static final String SEEN_HOST = "*";
    private static final Pattern CLIENT_ID = Pattern.compile("taskbridge/([^/]+)/(?:(\\d{1,5})/)?(https?://.+)");

    /** A bridge that is reached by the host from which it speaks to Kafka. */
    public static PeerName seenByKafka(String id, String scheme, int port, @Nullable Integer managementPort) {
        return new PeerName(id, scheme + "://" + SEEN_HOST + ":" + port, managementPort);
    }

    String clientId() {
        return "taskbridge/" + id + "/" + (managementPort == null ? "" : managementPort + "/") + url;
    }

    /** Empty where the member is no bridge. */
    static Optional<PeerName> parse(String clientId) {
        Matcher parts = CLIENT_ID.matcher(clientId);
        if (!parts.matches()) {
            return Optional.empty();
        }
        @Nullable String port = parts.group(2);
        return Optional.of(new PeerName(parts.group(1), parts.group(3), port == null ? null : Integer.valueOf(port)));
    }

    /**
     * Where the bridge is reached.
     *
     * @param host as the coordinator shows it: an IP address behind a slash
     */
    Optional<URI> at(String host) {
        String address = host.replaceFirst("^.*/", "");
        String literal = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        try {
            return Optional.of(URI.create(url.replace("://" + SEEN_HOST, "://" + literal)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where the bridge's dashboard is, given where the bridge is; null where nobody else can reach it. */
    @Nullable URI dashboard(URI reached) {
        String host = reached.getHost();
        return host == null || managementPort == null
                ? null
                : URI.create("http://" + host + ":" + managementPort + "/");
    }
}
