package io.snug.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.groups.GroupsCloseRequest;
import com.slack.api.model.ConversationType;
import io.snug.local.RunningSnug;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Slack's Java SDK, told to fail on any member its models do not know: the sharpest check of
/// shapes there is. Half of its methods are deprecated: those are the ones bots still call.
@SuppressWarnings("deprecation")
class SlackJavaClientIT {
  private static final RunningSnug SNUG = RunningSnug.shared();
  private static Slack slack;

  @BeforeAll
  static void configure() {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(SNUG.baseUrl() + "/api/");
    config.setFailOnUnknownProperties(true);
    config.setStatsEnabled(false);
    slack = Slack.getInstance(config);
  }

  @AfterAll
  static void close() throws Exception {
    slack.close();
  }

  @Test
  void groupsCreate_yieldsGroupWithFitName_whateverWasAskedFor()
      throws IOException, SlackApiException {
    var name = unique();
    var answer = alice().groupsCreate(request -> request.name("Java " + name));
    assertThat(answer.getError()).isNull();
    assertThat(answer.getWarning()).isEqualTo("method_deprecated");
    assertThat(answer.getGroup().getName()).isEqualTo("java-" + name);
    assertThat(answer.getGroup().getMembers()).containsExactly(SNUG.account("alice").id());
    assertThat(answer.getGroup().isGroup()).isTrue();
    assertThat(answer.getGroup().getCreated()).isPositive();
  }

  @Test
  void groupsCreate_refusesUnfitName_whenValidating() throws IOException, SlackApiException {
    var answer = alice().groupsCreate(request -> request.name("Not Fit").validate(true));
    assertThat(answer.isOk()).isFalse();
    assertThat(answer.getError()).isEqualTo("invalid_name_specials");
  }

  @Test
  void conversations_areCreatedListedAndRead_inStrictMode() throws IOException, SlackApiException {
    var name = unique();
    var created = alice().conversationsCreate(request -> request.name(name).isPrivate(true));
    assertThat(created.getError()).isNull();
    var id = created.getChannel().getId();
    var invited =
        alice()
            .conversationsInvite(
                request -> request.channel(id).users(List.of(SNUG.account("bob").id())));
    assertThat(invited.getError()).isNull();
    var posted = alice().chatPostMessage(request -> request.channel(id).text("hello"));
    assertThat(posted.getError()).isNull();
    var info = alice().conversationsInfo(request -> request.channel(id).includeNumMembers(true));
    assertThat(info.getChannel().getNumOfMembers()).isEqualTo(2);
    var listed =
        bob()
            .conversationsList(
                request -> request.types(List.of(ConversationType.PRIVATE_CHANNEL)).limit(999));
    assertThat(listed.getError()).isNull();
    assertThat(listed.getChannels()).anyMatch(channel -> channel.getId().equals(id));
    var history = bob().conversationsHistory(request -> request.channel(id));
    assertThat(history.getMessages()).anyMatch(message -> message.getTs().equals(posted.getTs()));
    assertThat(bob().conversationsLeave(request -> request.channel(id)).getError()).isNull();
    assertThat(bob().conversationsInfo(request -> request.channel(id)).getError())
        .isEqualTo("channel_not_found");
  }

  @Test
  void groups_areListedClosedAndOpened_inStrictMode() throws IOException, SlackApiException {
    var id = alice().groupsCreate(request -> request.name(unique())).getGroup().getId();
    assertThat(alice().groupsInfo(request -> request.channel(id)).getGroup().isOpen()).isTrue();
    var close = GroupsCloseRequest.builder().channel(id).build();
    assertThat(alice().groupsClose(close).getError()).isNull();
    assertThat(alice().groupsClose(close).isOk()).isTrue();
    assertThat(alice().groupsOpen(request -> request.channel(id)).getError()).isNull();
    var groups = alice().groupsList(request -> request).getGroups();
    assertThat(groups).anyMatch(group -> group.getId().equals(id));
  }

  @Test
  void people_areKnown_inStrictMode() throws IOException, SlackApiException {
    var me = alice().authTest(request -> request);
    assertThat(me.getError()).isNull();
    assertThat(me.getUserId()).isEqualTo(SNUG.account("alice").id());
    assertThat(alice().usersInfo(request -> request.user(me.getUserId())).getUser().getName())
        .isEqualTo("alice");
    assertThat(alice().usersList(request -> request).getMembers())
        .anyMatch(member -> "bob".equals(member.getName()));
  }

  private static MethodsClient alice() {
    return slack.methods(SNUG.account("alice").slackUserToken());
  }

  private static MethodsClient bob() {
    return slack.methods(SNUG.account("bob").slackUserToken());
  }

  private static String unique() {
    return "j" + UUID.randomUUID().toString().substring(0, 8);
  }
}
