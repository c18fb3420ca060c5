using System.Text;

namespace ImageGen.Fuzzing.Targets;

/// <summary>A parser and what must hold for any bytes that it is given.</summary>
/// <param name="Name">The name on the command line and of the corpus' folder.</param>
/// <param name="Check">Throws when the bytes break a property.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Check)
{
    /// <summary>A target whose parser takes a text.</summary>
    public static FuzzTarget OfText(string name, Action<string> check) => new(name, bytes => check(Encoding.UTF8.GetString(bytes)));
}
