package dev.streamgauge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JobWithMappingsTest {

    @Test
    void everyQuestionGoesToTheJobAlsoOneThatAJobNeedNotAnswer() {
        assertThat(EngineJob.class.getMethods())
                .filteredOn(method -> method.getDeclaringClass() == EngineJob.class)
                .allSatisfy(question -> assertThat(JobWithMappings.class.getDeclaredMethods())
                        .as(question.toString())
                        .anyMatch(answer -> answers(answer, question)));
    }

    private static boolean answers(Method answer, Method question) {
        return answer.getName().equals(question.getName())
                && Arrays.equals(answer.getParameterTypes(), question.getParameterTypes());
    }
}
