package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user who made a mistake reads: what was given, what is allowed, where it is set. */
class BadInputTest extends ScriptedRoutes {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxInflight=abc | Option maxInflight is 'abc': expected is a whole number of 1 or more",
                "maxInflight=0 | Option maxInflight is '0': expected is a whole number of 1 or more",
                "consumerThreads=-1 | Option consumerThreads is '-1'",
                "maximumDeliveries=many | Option maximumDeliveries is 'many'",
                "redeliveryDelay=soon | Option redeliveryDelay is 'soon': expected is a duration above 0, such as 30s",
                "sendTimeout=0 | Option sendTimeout is '0': expected is a duration above 0",
                "redeliveryDelay=2m | Option maximumRedeliveryDelay is 'PT1M': expected is a duration that is not"
                        + " below",
                "ownMessages=perhaps | Option ownMessages is 'perhaps': expected is true or false",
                "completeOn=read | Option completeOn is 'read': expected is",
                "events=messages | Option events: There is no event or family of events 'messages'; there are the"
                        + " families message",
                "operation=sendTelegram | Option operation: There is no operation 'sendTelegram'; there are"
                        + " acceptInvitation, ",
                "to=Ann | Option to: 'Ann' names nobody: expected a phone number with its country code",
                "phoneNumber=34600000001 | belongs to the account, not on a URI: set it as"
                        + " camel.component.whatsapp-web.accounts[support].phoneNumber",
                "maxInflite=7 | There is no option maxInflite of an endpoint. Did you mean maxInflight?",
                "colour=red | Unknown parameters=[{colour=red}]"
            })
    void aWrongOptionIsRefusedWhenTheEndpointIsMade(String option, String message) {
        assertThatThrownBy(() -> context.getEndpoint("whatsapp-web:support?" + option))
                .hasMessageContaining(message);
    }

    @Test
    void anExpressionInAPlainUriIsToldOfToD() {
        assertThatThrownBy(() -> context.getEndpoint("whatsapp-web:support?to=RAW(${header.number})"))
                .hasMessageContaining("use .toD(");
    }

    @Test
    void aNumberThatTheComponentGotWrongIsFoundAtTheEndpoint() {
        WhatsAppComponent component = context.getComponent("whatsapp-web", WhatsAppComponent.class);
        component.getConfiguration().setMaxInflight(0);
        assertThatThrownBy(() -> context.getEndpoint("whatsapp-web:support"))
                .hasMessageContaining("maxInflight is '0'")
                .hasMessageContaining("camel.component.whatsapp-web.maxInflight");
    }

    @Test
    void anUnknownAccountIsAnsweredWithThoseThatAreThere() throws Exception {
        context.addRoutes(route("whatsapp-web:suport"));
        assertThatThrownBy(context::start)
                .hasStackTraceContaining("There is no account 'suport'; there are support.")
                .hasStackTraceContaining("camel.component.whatsapp-web.accounts[suport].storePath");
    }

    @Test
    void aUriWithoutAnAccountSaysWhatIsMissing() {
        assertThatThrownBy(() -> context.getEndpoint("whatsapp-web:?to=34600000001"))
                .hasStackTraceContaining("whatsapp-web:account");
    }

    @Test
    void aWrongServerAddressNamesOptionAndPlace() {
        refused(
                account -> account.setServers("127.0.0.1"),
                "Account 'support', option servers: '127.0.0.1' is no server address: expected host:port",
                "camel.component.whatsapp-web.accounts[support].servers");
    }

    @Test
    void aMissingNumberIsAskedFor() {
        refused(account -> account.setPhoneNumber(" "), "option phoneNumber: it is missing", "+34 123456789");
    }

    @Test
    void aNumberThatTheGenerationNeedsIsAskedForWithItsName() {
        refused(
                account -> {
                    account.setGeneration("classic");
                    account.setPhoneNumber("");
                },
                "option phoneNumber: it is missing; with generation=classic expected",
                "accounts[support].phoneNumber");
    }

    @Test
    void aPasswordOfAnAccountThatIsLinkedIsToldOfTheOtherGeneration() {
        refused(
                account -> {
                    account.setGeneration("multidevice");
                    account.setPassword("cGFzc3dvcmQ=");
                },
                "option password: one was given, but an account of generation=multidevice is linked to a phone",
                "generation=classic");
    }

    @Test
    void anAccountIsLinkedUnlessToldOtherwise() {
        WhatsAppAccount account = new WhatsAppAccount();
        account.setStore(WhatsAppAccount.Storage.MEMORY);
        assertThat(AccountDefinition.of("fresh", account).settings().generation())
                .isEqualTo("multidevice");
    }

    @Test
    void aWrongNumberIsShown() {
        refused(account -> account.setPhoneNumber("Ann"), "option phoneNumber: 'Ann' names nobody", "phoneNumber");
    }

    @Test
    void aGroupIsNoNumber() {
        refused(
                account -> account.setPhoneNumber("34600000001-1400000000"),
                "option phoneNumber: '34600000001-1400000000' is no phone number",
                "phoneNumber");
    }

    @Test
    void aWrongPasswordIsNotRepeated() {
        refused(account -> account.setPassword("s&cret"), "option password: The password is not Base64", "password");
    }

    @Test
    void anAccountWithoutAStoreIsToldOfBothWays() {
        refused(
                account -> account.setStore(WhatsAppAccount.Storage.FILE),
                "option storePath: it is missing; expected is a directory that outlives the program",
                "set the option store to memory instead");
    }

    @Test
    void aDurationOfNothingIsRefused() {
        refused(
                account -> account.setPingAfter(Duration.ZERO),
                "option pingAfter: given was PT0S; expected is a duration above 0",
                "accounts[support].pingAfter");
    }

    @Test
    void waterMarksInTheWrongOrderAreRefused() {
        refused(account -> account.setInboxLowWater(200_000), "low-water mark must be below", "200000");
    }

    @Test
    void anUnknownGenerationIsAnsweredWithThoseThatAreThere() throws Exception {
        context.getComponent("whatsapp-web", WhatsAppComponent.class)
                .getAccounts()
                .get(SUPPORT)
                .setGeneration("modern");
        context.addRoutes(route("whatsapp-web:support"));
        assertThatThrownBy(context::start)
                .hasStackTraceContaining(
                        "Account 'support', option generation: There is no generation 'modern' of the protocol; there"
                                + " are classic, multidevice");
    }

    @Test
    void twoDefinitionsOfOneNameThatDifferAreRefused() throws Exception {
        WhatsAppComponent other = new WhatsAppComponent();
        WhatsAppAccount account = account();
        account.setNickname("Another");
        other.addAccount(SUPPORT, account);
        context.addComponent("whatsapp", other);
        context.addRoutes(route("whatsapp-web:support"));
        context.addRoutes(route("whatsapp:support"));
        assertThatThrownBy(context::start)
                .hasStackTraceContaining("Account 'support' is defined twice and differently");
    }

    @Test
    void twoAccountsOfOneNumberAreRefused() {
        WhatsAppComponent component = context.getComponent("whatsapp-web", WhatsAppComponent.class);
        for (String name : new String[] {"desk", "sales"}) {
            WhatsAppAccount account = account();
            account.setGeneration("classic");
            component.addAccount(name, account);
        }
        assertThatThrownBy(() -> {
                    context.addRoutes(route("whatsapp-web:desk"));
                    context.start();
                })
                .hasStackTraceContaining("Accounts 'desk' and 'sales' are the same number 34600000100")
                .hasStackTraceContaining("camel.component.whatsapp-web.accounts[sales].phoneNumber");
    }

    private void refused(Consumer<WhatsAppAccount> mistake, String message, String hint) {
        WhatsAppComponent component = context.getComponent("whatsapp-web", WhatsAppComponent.class);
        mistake.accept(component.getAccounts().get(SUPPORT));
        assertThatThrownBy(() -> {
                    context.addRoutes(route("whatsapp-web:support"));
                    context.start();
                })
                .hasStackTraceContaining(message)
                .hasStackTraceContaining(hint)
                .satisfies(problem -> assertThat(stackTrace(problem)).doesNotContain("s&cret"));
    }

    private static String stackTrace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(uri.replace(':', '-')).to("mock:in");
            }
        };
    }
}
