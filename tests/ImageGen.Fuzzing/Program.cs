using ImageGen.Fuzzing;
using ImageGen.Fuzzing.Targets;
using ImageGen.Fuzzing.Targets.BuildKit;
using ImageGen.Fuzzing.Targets.Oci;

FuzzTarget[] targets = [.. SyntaxTargets.All, .. BuildKitTargets.All, .. OciTargets.All];
if (args is not [var name] || targets.FirstOrDefault(target => target.Name == name) is not { } target)
{
    Console.Error.WriteLine($"usage: ImageGen.Fuzzing {string.Join('|', targets.Select(target => target.Name))}");
    return 2;
}

return AflLoop.IsAttached ? AflLoop.Run(target) : CorpusReplay.Run(target);
