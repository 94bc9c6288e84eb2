// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
/** Z.AI and BigModel: video, image and chat tasks, with an error vocabulary of their own. */
@NullMarked
package io.taskbridge.provider.zai;

import org.jspecify.annotations.NullMarked;
