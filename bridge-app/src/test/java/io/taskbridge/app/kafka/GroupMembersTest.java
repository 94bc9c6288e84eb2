// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is made of the coordinator's view of the group. */
class GroupMembersTest {
    private static final GroupMembers.Self SELF = new GroupMembers.Self("me", Optional.empty());

    private static MemberDescription member(String clientId, Optional<String> instance, Integer... partitions) {
        Set<TopicPartition> assigned = Stream.of(partitions)
                .map(partition -> new TopicPartition("inbox", partition))
                .collect(Collectors.toSet());
        return new MemberDescription(
                clientId + "-member",
                instance,
                Optional.empty(),
                clientId,
                "/10.0.0.7",
                new MemberAssignment(assigned),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MemberDescription bridge(String id, Integer... partitions) {
        PeerName name = new PeerName(id, "http://" + id + ":8080", 9000);
        return member(name.clientId(), Optional.empty(), partitions);
    }

    private static GroupMembers members(GroupMembers.Self self, GroupState state, MemberDescription... members) {
        return GroupMembers.of(
                new ConsumerGroupDescription(
                        "group",
                        false,
                        List.of(members),
                        "cooperative-sticky",
                        GroupType.CLASSIC,
                        state,
                        Node.noNode(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty()),
                "inbox",
                self);
    }

    @Test
    void partitionsAreOurOwnOrAnotherBridges() {
        GroupMembers members = members(SELF, GroupState.STABLE, bridge("me", 0, 2), bridge("other", 1));

        assertThat(members.own()).containsExactlyInAnyOrder(0, 2);
        assertThat(members.owner(1)).contains(URI.create("http://other:8080"));
        assertThat(members.owner(0)).isEmpty();
        assertThat(members.owner(3)).isEmpty();
    }

    @Test
    void bridgeWithoutPartitionsIsOneOfTheOthers() {
        GroupMembers members = members(SELF, GroupState.STABLE, bridge("me", 0), bridge("idle"));

        assertThat(members.others()).containsExactly(URI.create("http://idle:8080"));
    }

    @Test
    void memberThatIsNoBridgeIsPassedOver() {
        GroupMembers members =
                members(SELF, GroupState.STABLE, bridge("me", 0), member("some-consumer", Optional.empty(), 1));

        assertThat(members.others()).isEmpty();
        assertThat(members.owner(1)).isEmpty();
    }

    @Test
    void nothingIsSettledInARebalance() {
        assertThat(members(SELF, GroupState.PREPARING_REBALANCE, bridge("me")).settled())
                .isFalse();
        assertThat(members(SELF, GroupState.STABLE, bridge("me")).settled()).isTrue();
    }

    /** Kafka goes on showing the client id with which such a member first came. */
    @Test
    void memberWithANameOfItsOwnIsKnownByThatWhateverItsClientId() {
        GroupMembers.Self self = new GroupMembers.Self("me", Optional.of("group-sole"));
        String formerRun = new PeerName("former-run", "http://me:8080", null).clientId();

        GroupMembers members = members(self, GroupState.STABLE, member(formerRun, Optional.of("group-sole"), 0, 1));

        assertThat(members.own()).containsExactlyInAnyOrder(0, 1);
        assertThat(members.others()).isEmpty();
    }
}
