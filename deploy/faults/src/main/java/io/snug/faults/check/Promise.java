package io.snug.faults.check;

/// What Snug promises, one verdict each.
public enum Promise {
  DURABLE("An acknowledged change is there."),
  NOTHING_HAPPENED("A refusal means that nothing happened."),
  TOLD("Every change has its event, with the same id and content on every double."),
  IN_ORDER("Versions of a subject ascend in its key without a gap."),
  CREATOR_IS_MEMBER(
      "The creator of an acknowledged channel, and whom it was made with, are members."),
  COPIES_EQUAL("Copies equal what their owners hold once everything is quiet."),
  NO_TWINS(
      "There is one channel of a name, one direct channel of two people, one message of an id."),
  READ_YOUR_WRITES("What a client wrote it finds in its next call."),
  MESSAGES_IN_ORDER("A channel's messages are numbered without gaps and their timestamps grow."),
  LISTENERS_FIND("Whoever comes back finds what was posted while they were away."),
  REMOVED_HEAR_NOTHING("A removed member hears nothing that is posted afterwards.");

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
