namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>What a daemon does for a build: returns the exporters' response, or throws a <see cref="SolveFailure"/>.</summary>
public delegate Task<IReadOnlyDictionary<string, string>> SolveScript(SolveCall solve);
