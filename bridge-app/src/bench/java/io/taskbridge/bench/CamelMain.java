// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.bench;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The route that one would write with Apache Camel: what comes in over HTTP goes to Kafka as it is, acknowledged by all
 * replicas, and is answered then. It checks no signature and reads no body. Ends with its parent.
 */
public final class CamelMain {
    private CamelMain() {}

    /** Port, path, Kafka, topic. */
    public static void main(String[] args) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("localhost");
        server.setBindPort(Integer.parseInt(args[0]));
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addService(new VertxPlatformHttpServer(server));
        camel.addRoutes(route(args[1], args[2], args[3]));
        camel.start();
        System.out.println("listening");
        while (System.in.read() >= 0) {
            // Nobody says anything; what counts is the end.
        }
        Runtime.getRuntime().halt(0);
    }

    private static RouteBuilder route(String path, String brokers, String topic) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:" + path + "?httpMethodRestrict=POST")
                        .convertBodyTo(byte[].class)
                        .removeHeaders("*")
                        .to("kafka:" + topic + "?brokers=" + brokers
                                + "&requestRequiredAcks=all&enableIdempotence=true"
                                + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer")
                        .removeHeader(KafkaConstants.KAFKA_RECORD_META)
                        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(200))
                        .setBody(constant(""));
            }
        };
    }
}
