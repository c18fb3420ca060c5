using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets;

/// <summary>Ignore files: no text throws, nor does any path that is asked about.</summary>
internal static class IgnoreFileTarget
{
    public static void Check(string text)
    {
        foreach (var traversal in Enum.GetValues<IgnoreTraversal>())
        {
            var file = IgnoreFile.Parse(text, traversal);
            var lines = text.Split('\n');
            ThrowUnless(file.Patterns.Count + file.Errors.Count <= lines.Length, text);
            ThrowUnless(file.Errors.All(error => error.Line >= 1 && error.Line <= lines.Length), text);
            ThrowUnless(!file.Including("Dockerfile").IsIgnored("Dockerfile"), text);

            foreach (var path in lines.Append("src/app/bin/a.cs").Take(16))
            {
                ThrowUnless(file.IsIgnored(path) == file.IsIgnored(path + "/"), text);
                ThrowUnless(file.MayContainIncluded(path) || file.IsIgnored(path), text);
            }
        }
    }
}
