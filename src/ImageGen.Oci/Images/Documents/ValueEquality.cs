using System.Collections.Immutable;

namespace ImageGen.Oci.Documents;

/// <summary>Compares collections by their values.</summary>
internal static class ValueEquality
{
    public static readonly ImmutableSortedDictionary<string, string> NoTexts = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static readonly ImmutableSortedSet<string> NoNames = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static bool AreEqual<T>(ImmutableArray<T> left, ImmutableArray<T> right)
        where T : IEquatable<T> => left == right || left.AsSpan().SequenceEqual(right.AsSpan());

    public static bool AreEqual(ImmutableSortedDictionary<string, string> left, ImmutableSortedDictionary<string, string> right) =>
        ReferenceEquals(left, right) || (left.Count == right.Count && left.All(each => right.TryGetValue(each.Key, out var value) && value == each.Value));
}
