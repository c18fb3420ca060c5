using ImageGen.Fuzzing;
using ImageGen.Fuzzing.Targets;

if (args is not [var name] || FuzzTarget.All.FirstOrDefault(target => target.Name == name) is not { } target)
{
    Console.Error.WriteLine($"usage: ImageGen.Fuzzing {string.Join('|', FuzzTarget.All.Select(target => target.Name))}");
    return 2;
}

return AflLoop.IsAttached ? AflLoop.Run(target) : CorpusReplay.Run(target);
