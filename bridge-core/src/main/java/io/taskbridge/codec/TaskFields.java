// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

/** The numbers that {@code task.proto} gives to fields. */
final class TaskFields {
    private TaskFields() {}

    static final class OfTask {
        static final int SOURCE = 1;
        static final int ID = 2;
        static final int TARGET = 3;
        static final int LABELS = 4;
        static final int SUBMITTED_AT = 5;
        static final int REQUESTED_DEADLINE = 6;
        static final int TRACE = 7;
        static final int PROVIDER = 8;
        static final int TRACKED_AT = 9;
        static final int DEADLINE = 10;
        static final int STATE = 11;
        static final int SEQUENCE = 12;
        static final int LAST = 13;
        static final int AWAITING = 14;
        static final int UNTRACKED = 15;
        static final int WAKE_AT = 16;

        private OfTask() {}
    }

    static final class OfObserved {
        static final int SOURCE = 2;
        static final int ID = 3;
        static final int OBSERVATION = 4;

        private OfObserved() {}
    }

    static final class OfObservation {
        static final int STATE = 1;
        static final int PROVIDER_STATUS = 2;
        static final int TARGET = 3;
        static final int OCCURRED_AT = 4;
        static final int ATTRIBUTES = 5;
        static final int ERROR = 6;
        static final int OUTPUT = 7;
        static final int OUTPUT_OMITTED = 8;
        static final int OUTPUT_AWAITED = 9;
        static final int OUTPUT_KEPT = 10;
        static final int VIA = 11;
        static final int OBSERVED_AT = 12;

        private OfObservation() {}
    }

    static final class OfError {
        static final int CODE = 1;
        static final int MESSAGE = 2;
        static final int DETAIL = 3;

        private OfError() {}
    }

    static final class OfKept {
        static final int URL = 1;
        static final int SHA256 = 2;
        static final int BYTES = 3;

        private OfKept() {}
    }

    static final class OfInstant {
        static final int SECONDS = 1;
        static final int NANOS = 2;

        private OfInstant() {}
    }

    static final class OfText {
        static final int NAME = 1;
        static final int VALUE = 2;

        private OfText() {}
    }
}
