package dev.streamgauge.engine.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final TypeInformation<Message> TYPE = TypeInformation.of(Message.class);

    @Test
    void flinkKnowsASerializerOfItsOwnForIt() {
        assertThat(TYPE).isInstanceOf(PojoTypeInfo.class);
    }

    @Test
    void itOutlivesSerializationWithAndWithoutItsParts() throws IOException {
        assertThat(copied(new Message(new byte[] {1, 2}, new byte[] {3}, new byte[] {4}, "no label")))
                .returns(new byte[] {1, 2}, Message::value)
                .returns(new byte[] {3}, Message::index)
                .returns(new byte[] {4}, Message::sent)
                .returns("no label", Message::reason);
        assertThat(copied(new Message(null, null, null, null))).hasAllNullFieldsOrProperties();
    }

    private static Message copied(Message message) throws IOException {
        TypeSerializer<Message> serializer = TYPE.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(message, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
