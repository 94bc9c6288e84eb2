// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept, with one request under way at a time. For the thread of its load. */
final class Caller implements AutoCloseable {
    /** What has come so far. */
    enum Answer {
        NONE,
        ACCEPTED,
        REFUSED
    }

    private static final int OK = 200;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "\r\ncontent-length: ";

    private final SocketChannel channel;
    private final ByteBuffer read = ByteBuffer.allocate(8 << 10);
    private long since;

    Caller(Selector selector, int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("localhost", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param since from when on the answer is waited for */
    void send(byte[] request, long since) throws IOException {
        this.since = since;
        ByteBuffer rest = ByteBuffer.wrap(request);
        // The request before it has been answered, so there is room for this one.
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    long since() {
        return since;
    }

    /** Takes in what has come. */
    Answer answer() throws IOException {
        if (channel.read(read) < 0) {
            throw new EOFException("the server has closed a connection");
        }
        String text = new String(read.array(), 0, read.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0 || !whole(text, head)) {
            return Answer.NONE;
        }
        read.clear();
        return Integer.parseInt(text, STATUS_AT, STATUS_AT + 3, 10) == OK ? Answer.ACCEPTED : Answer.REFUSED;
    }

    private static boolean whole(String text, int head) {
        String fields = text.substring(0, head + 2).toLowerCase(Locale.ROOT);
        int length = fields.indexOf(LENGTH);
        if (length < 0) {
            return text.endsWith("0\r\n\r\n");
        }
        int from = length + LENGTH.length();
        return text.length() >= head + 4 + Integer.parseInt(fields, from, fields.indexOf('\r', from), 10);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
