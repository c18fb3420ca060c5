using System.Runtime.CompilerServices;

namespace ImageGen.Fuzzing.Targets;

/// <summary>A parser gave an answer that it must never give.</summary>
internal sealed class BrokenPropertyException(string message) : Exception(message)
{
    /// <summary>Throws where a property does not hold, and names it as it is written in the target.</summary>
    public static void ThrowUnless(bool holds, string text, [CallerArgumentExpression(nameof(holds))] string property = "")
    {
        if (!holds)
        {
            throw new BrokenPropertyException($"{property} does not hold for: {text}");
        }
    }
}
