package io.snug.faults.check;

import static io.snug.faults.check.DoctoredRun.ANN;
import static io.snug.faults.check.DoctoredRun.BOB;
import static io.snug.faults.check.DoctoredRun.PLACE;

import io.snug.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private final DoctoredRun run = new DoctoredRun();

  @Test
  void creatorWhoIsNoMember_isFound() {
    run.memberships.removeIf(row -> row.account().equals(ANN));
    run.assertBroken(Promise.CREATOR_IS_MEMBER, ANN + " made " + PLACE);
  }

  @Test
  void creatorWhoDoesNotOwn_isFound() {
    run.membership(ANN, row -> new Rows.Membership(PLACE, ANN, List.of(), true, null, 1));
    run.assertBroken(Promise.CREATOR_IS_MEMBER, "does not own it");
  }

  @Test
  void firstMemberWhoNeverBecameOne_isFound() {
    var data = Json.object().put("name", "x");
    data.putArray("members").addObject().put("userId", "UDAN");
    run.tell("snug.channels.v1", "channel-created", PLACE, PLACE, 3, data);
    run.assertBroken(Promise.CREATOR_IS_MEMBER, "with UDAN in it");
  }

  @Test
  void missingCopyOfAChannel_isFound() {
    run.channelCopies.removeFirst();
    run.assertBroken(Promise.COPIES_EQUAL, "copy of channel " + PLACE + " is null");
  }

  @Test
  void copyThatIsBehindInMessages_isFound() {
    run.channelCopies.set(0, new Rows.Channel(PLACE, "private", "pier", ANN, "slack", 2, 1, 1));
    run.assertBroken(Promise.COPIES_EQUAL, "copy of channel " + PLACE);
  }

  @Test
  void copyOfWhatIsNotThere_isFound() {
    run.memberCopies.add(new Rows.Membership("GHOST", ANN, List.of(), true, null, 1));
    run.assertBroken(Promise.COPIES_EQUAL, "GHOST/" + ANN);
  }

  @Test
  void copyOfAMembershipThatIsBehind_isFound() {
    run.memberCopies.replaceAll(
        row ->
            row.account().equals(BOB) && row.channel().equals(PLACE)
                ? new Rows.Membership(PLACE, BOB, List.of(), true, null, 1)
                : row);
    run.assertBroken(Promise.COPIES_EQUAL, "copy of membership " + PLACE + "/" + BOB);
  }

  @Test
  void accountThatChannelServiceLacks_isFound() {
    run.accountsOfChannels.removeLast();
    run.assertBroken(Promise.COPIES_EQUAL, "channel-service's copy of account");
  }

  @Test
  void accountThatMembershipServiceLacks_isFound() {
    run.accountsOfMemberships.removeLast();
    run.assertBroken(Promise.COPIES_EQUAL, "membership-service's copy of account");
  }

  @Test
  void wrongCountOfMembers_isFound() {
    run.memberCounts.put(PLACE, 3L);
    run.assertBroken(Promise.COPIES_EQUAL, "has 2 members and counts 3");
  }
}
