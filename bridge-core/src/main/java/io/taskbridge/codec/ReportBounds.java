// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.codec;

import io.taskbridge.task.Report;
import io.taskbridge.task.TaskError;
import io.taskbridge.task.TaskState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a report in a record may hold beside its output, counted in bytes of JSON. Whatever an adapter says is within;
 * what somebody else wrote must not become records that no broker takes, or the shard would try to commit them for
 * ever.
 */
final class ReportBounds {
    private static final int WORD = 1_600;
    private static final int ATTRIBUTES = 6 << 10;
    private static final int MESSAGE = 16 << 10;
    private static final int DETAIL = 256 << 10;
    private static final String FIELD = "observation.report.";

    /** What a character takes in JSON at most: {@code \\u0000}. */
    private static final int MOST_OF_CHARACTER = 6;

    private ReportBounds() {}

    static void check(Report report) throws InvalidRecordException {
        check("providerStatus", report.providerStatus(), WORD);
        check("target", report.target(), WORD);
        check("attributes", report.attributes(), ATTRIBUTES);
        TaskError error = report.error();
        if (error == null) {
            return;
        }
        if (!report.state().terminal() || report.state() == TaskState.COMPLETED) {
            throw new InvalidRecordException(FIELD + "error: must be null unless the task ended badly");
        }
        check("error.code", error.code(), WORD);
        check("error.message", error.message(), MESSAGE);
        check("error.detail", error.detail(), DETAIL);
    }

    /** No less than the value takes, so that few values have to be written out to be measured. */
    private static long most(Object value) {
        if (value instanceof String text) {
            return 2 + (long) MOST_OF_CHARACTER * text.length();
        }
        if (value instanceof Map<?, ?> map) {
            long sum = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += 2 + most(entry.getKey()) + most(entry.getValue());
            }
            return sum;
        }
        return Long.MAX_VALUE;
    }

    private static void check(String field, @Nullable Object value, int most) throws InvalidRecordException {
        if (value != null && most(value) > most && RecordMapper.write(value).length > most) {
            throw new InvalidRecordException(FIELD + field + ": must not be larger than " + most + " bytes");
        }
    }
}
