using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>One rule of a <see cref="SourcePolicy"/>.</summary>
public sealed record SourceRule
{
    /// <summary>What to do with a source that matches.</summary>
    public required SourceRuleAction Action { get; init; }

    /// <summary>The sources that the rule applies to: <c>docker-image://docker.io/library/alpine:*</c>, <c>https://…</c>, <c>git://…</c>.</summary>
    public required string Identifier { get; init; }

    /// <summary>How <see cref="Identifier"/> is interpreted. Default: as a pattern with wildcards.</summary>
    public SourceMatch Match { get; init; }

    /// <summary>Additional conditions on the source's attributes.</summary>
    public ImmutableArray<SourceConstraint> Constraints { get; init; } = [];

    /// <summary>The source that is used instead, for <see cref="SourceRuleAction.Convert"/>.</summary>
    public string? ReplacementIdentifier { get; init; }

    /// <summary>Attributes to set on the source, for <see cref="SourceRuleAction.Convert"/>: <c>http.checksum</c> and so on.</summary>
    public ImmutableDictionary<string, string> ReplacementAttributes { get; init; } = ImmutableDictionary<string, string>.Empty;
}
