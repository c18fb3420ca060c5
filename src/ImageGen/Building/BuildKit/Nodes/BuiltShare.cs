namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>What a node has built.</summary>
internal sealed record BuiltShare(NodeShare Share, BuildOutcome Outcome);
