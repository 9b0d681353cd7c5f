package dev.patchbay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.patchbay.kernel.Problem;
import dev.patchbay.kernel.Secret;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;
import org.springframework.transaction.event.TransactionalEventListener;

/** What holds everywhere in the server, each rule with its reason. */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("dev.patchbay.kernel")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests own the clock: inject java.time.Clock");

    @ArchTest
    static final ArchRule idsComeFromTheKernel = noClasses()
            .that()
            .resideOutsideOfPackage("dev.patchbay.kernel")
            .should()
            .callMethod(UUID.class, "randomUUID")
            .because("ids are UUIDv7 and sort by time: inject Ids");

    @ArchTest
    static final ArchRule rowsAreReadToTheirEnd = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("such a stream keeps its connection until it is closed: list() the rows");

    @ArchTest
    static final ArchRule namesAreTheDomains = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto)")
            .orShould()
            .haveNameMatching(".*\\.(Default|Abstract|I(?=[A-Z][a-z]))[A-Z][A-Za-z]*")
            .because("such names say nothing about the domain");

    @ArchTest
    static final ArchRule settingsAreRecords = fields().should()
            .notBeAnnotatedWith(Value.class)
            .because("settings are validated records, one per module, so that every key is documented and checked");

    @ArchTest
    static final ArchRule listenersRunInsideTheTransaction = methods()
            .should()
            .notBeAnnotatedWith(TransactionalEventListener.class)
            .because("a listener that runs after commit loses its work when the process dies in between");

    @ArchTest
    static final ArchRule eventsHoldNoSecret = methods()
            .that()
            .areAnnotatedWith(EventListener.class)
            .should(haveNoParameterWithSecret())
            .because("events become rows, and rows must hold no secret: pass a reference");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("waiting is for a condition, with a bound");

    @ArchTest
    static final ArchRule publishersAddressesGoThroughEgress = noClasses()
            .that()
            .resideOutsideOfPackages("dev.patchbay.egress", "dev.patchbay.proxy")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.hc..").or(resideInAPackage("java.net.http")))
            .because(
                    "egress is the only door to addresses that others supply, proxy to those of operators' own servers");

    @ArchTest
    static final ArchRule onlyTheBrokerKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackages("dev.patchbay.broker", "dev.patchbay.changes")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
            .because("which broker it is stays a decision that can be taken back");

    @ArchTest
    static final ArchRule fewUseTheBroker = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.patchbay.broker",
                    "dev.patchbay.changes",
                    "dev.patchbay.oidc",
                    "dev.patchbay.installs",
                    "dev.patchbay.delivery",
                    "dev.patchbay.pipeline",
                    "dev.patchbay.alarms",
                    "dev.patchbay.live",
                    "dev.patchbay.portal",
                    "dev.patchbay.console")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.patchbay.broker"))
            .because("the log and the records are in PostgreSQL: whoever else asked the broker would wait for it");

    @ArchTest
    static final ArchRule fewReadChanges = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.patchbay.changes",
                    "dev.patchbay.delivery",
                    "dev.patchbay.pipeline",
                    "dev.patchbay.alarms",
                    "dev.patchbay.notices",
                    "dev.patchbay.console")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.patchbay.changes"))
            .because("each captured table is one more that holds up PostgreSQL's log while the broker is away");

    @ArchTest
    static final ArchRule sqlIsWrittenAsSql = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.persistence.."))
            .because("SQL stands beside its record");

    @ArchTest
    static final ArchRule onlyTheEdgeKnowsStatuses = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Controller")
            .and()
            .resideOutsideOfPackages(
                    "dev.patchbay.gateway", "dev.patchbay.oidc", "dev.patchbay.egress", "dev.patchbay.delivery")
            .should()
            .dependOnClassesThat(are(nameMatching("org\\.springframework\\.http\\.HttpStatus")))
            .because("modules speak of problems; the edge turns them into answers");

    @ArchTest
    static final ArchRule problemsAreEnums = classes()
            .that()
            .implement(Problem.class)
            .should()
            .beEnums()
            .because("the list of problems is generated from them");

    @ArchTest
    static final ArchRule modulesDescribeThemselves = classes()
            .that()
            .haveSimpleName("package-info")
            .and()
            .resideOutsideOfPackage("dev.patchbay")
            .should()
            .beAnnotatedWith(NullMarked.class)
            .andShould()
            .beAnnotatedWith(ApplicationModule.class)
            .because("every module says its room, what it may use, and that null is the exception");

    private static ArchCondition<JavaMethod> haveNoParameterWithSecret() {
        return new ArchCondition<>("have no parameter that holds a Secret") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaClass event : method.getRawParameterTypes()) {
                    boolean holds = event.getFields().stream()
                            .anyMatch(field -> field.getRawType().isEquivalentTo(Secret.class));
                    events.add(new SimpleConditionEvent(
                            method, !holds, event.getName() + (holds ? " holds a Secret" : " holds no Secret")));
                }
            }
        };
    }
}
