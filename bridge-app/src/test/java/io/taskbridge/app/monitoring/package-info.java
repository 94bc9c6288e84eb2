// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Whether meters, their document, the alerts and the dashboard for Grafana say the same. */
@NullMarked
package io.taskbridge.app.monitoring;

import org.jspecify.annotations.NullMarked;
