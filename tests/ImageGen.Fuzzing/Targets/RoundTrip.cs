using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets;

/// <summary>What holds for every value that is read from a text and printed as one.</summary>
internal static class RoundTrip
{
    /// <summary>Nothing but the declared exception is thrown, and what is printed reads as the same value.</summary>
    public static void Check<T>(string text)
        where T : class, ISpanParsable<T>, IEquatable<T>
    {
        var isValid = T.TryParse(text, provider: null, out var value);
        ThrowUnless(isValid == T.TryParse(text.AsSpan(), provider: null, out _), text);
        if (value is null)
        {
            ThrowUnless(!isValid && IsRefused<T>(text), text);
            return;
        }

        var printed = value.ToString()!;
        var again = T.Parse(printed, provider: null);
        ThrowUnless(isValid && T.Parse(text, provider: null).Equals(value), text);
        ThrowUnless(again.Equals(value) && again.GetHashCode() == value.GetHashCode(), text);
        ThrowUnless(again.ToString() == printed, text);
    }

    private static bool IsRefused<T>(string text)
        where T : class, ISpanParsable<T>
    {
        try
        {
            _ = T.Parse(text, provider: null);
            return false;
        }
        catch (ImageReferenceException refusal)
        {
            return refusal.Error is { Position: >= 0, Length: >= 0 } error && error.Position + error.Length <= text.Length;
        }
    }
}
