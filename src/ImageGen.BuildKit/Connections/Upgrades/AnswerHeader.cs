namespace ImageGen.BuildKit.Connections.Upgrades;

/// <summary>A header of an answer.</summary>
internal sealed record AnswerHeader(string Name, string Value);
