package dev.patchbay.accounts;

import dev.patchbay.PatchbayTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Hashes passwords of tests as Patchbay does, with little work: tests make people by the thousand, and nobody steals those. */
public final class QuickPasswords implements ContextCustomizerFactory {

    static final PasswordWork LITTLE = new PasswordWork(1, 64, 1);

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return AnnotatedElementUtils.hasAnnotation(testClass, PatchbayTest.class) ? new Customizer() : null;
    }

    /** All are equal, so that contexts are shared. */
    private record Customizer() implements ContextCustomizer {

        private static final BeanDefinitionCustomizer BEFORE_OURS = definition -> definition.setPrimary(true);

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            ((GenericApplicationContext) context)
                    .registerBean("littlePasswordWork", PasswordWork.class, () -> LITTLE, BEFORE_OURS);
        }
    }
}
