namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>The result of a node.</summary>
internal sealed record BuiltShare(NodeShare Share, BuildOutcome Outcome);
