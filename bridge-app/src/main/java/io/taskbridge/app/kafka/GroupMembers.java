// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/**
 * Who the members of the group were at one moment, and what each owned. Immutable.
 *
 * @param settled whether the partitions were shared out; while they are not, nobody is shown to own any
 * @param own the partitions of this bridge
 * @param neighbours the other bridges, those without partitions included
 */
record GroupMembers(boolean settled, Set<Integer> own, List<Neighbour> neighbours) {
    /**
     * How this bridge is told from the others. A member with an instance id is known by that: Kafka goes on showing the
     * client id with which it first came, also over a restart.
     *
     * @param id of its {@link PeerName}
     */
    record Self(String id, Optional<String> instanceId) {
        boolean is(MemberDescription member) {
            return member.groupInstanceId().isPresent()
                    ? member.groupInstanceId().equals(instanceId)
                    : PeerName.parse(member.clientId())
                            .filter(name -> name.id().equals(id))
                            .isPresent();
        }
    }

    static GroupMembers of(ConsumerGroupDescription group, String inbox, Self self) {
        Set<Integer> own = new HashSet<>();
        List<Neighbour> neighbours = new ArrayList<>();
        for (MemberDescription member : group.members()) {
            List<Integer> partitions = partitions(member, inbox);
            if (self.is(member)) {
                own.addAll(partitions);
                continue;
            }
            PeerName.parse(member.clientId())
                    .flatMap(name ->
                            name.at(member.host()).map(url -> new Neighbour(url, name.dashboard(url), partitions)))
                    .ifPresent(neighbours::add);
        }
        boolean settled = group.groupState() == GroupState.STABLE;
        return new GroupMembers(settled, Set.copyOf(own), List.copyOf(neighbours));
    }

    Optional<URI> owner(int partition) {
        return neighbours.stream()
                .filter(neighbour -> neighbour.partitions().contains(partition))
                .map(Neighbour::url)
                .findAny();
    }

    List<URI> others() {
        return neighbours.stream().map(Neighbour::url).toList();
    }

    private static List<Integer> partitions(MemberDescription member, String inbox) {
        return member.assignment().topicPartitions().stream()
                .filter(assigned -> assigned.topic().equals(inbox))
                .map(assigned -> assigned.partition())
                .toList();
    }
}
