package io.snug.benchmark.data;

/// How much is there before anything is measured.
///
/// @param actors people with credentials, each of them in every work channel
/// @param workChannels channels to look at and to hide
/// @param pairs channels of two
/// @param crowds channels with many members, half of whom have hidden them
/// @param crowd how many members those have
/// @param speakers people with sockets, two and two in a channel
public record Scale(int actors, int workChannels, int pairs, int crowds, int crowd, int speakers) {
  public static final Scale USUAL = new Scale(20, 1000, 4000, 20, 1000, 1000);
  public static final Scale SMOKE = new Scale(4, 40, 40, 1, 20, 8);
}
