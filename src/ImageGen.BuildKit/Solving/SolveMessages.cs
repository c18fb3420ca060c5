namespace ImageGen.BuildKit.Solving;

/// <summary>A build's options, in the protocol's terms.</summary>
internal static class SolveMessages
{
    public static Protocol.SolveRequest Request(SolveOptions options, string? session)
    {
        var request = new Protocol.SolveRequest
        {
            Ref = options.Ref ?? "",
            Session = session ?? "",
            Frontend = options.Frontend,
            FrontendAttrs = { options.FrontendAttributes },
            // A daemon takes it for given that there is one.
            Cache = new Protocol.CacheOptions { Imports = { options.CacheImports.Select(Cache) }, Exports = { options.CacheExports.Select(Cache) } },
            Entitlements = { options.Entitlements },
            SourcePolicy = options.SourcePolicy is { } policy ? Policy(policy) : null,
            Exporters = { options.Exporters.Select(static exporter => new Protocol.Exporter { Type = exporter.Type, Attrs = { exporter.Attributes } }) },
        };
        if (options.Exporters is [var first, ..])
        {
            // What daemons before v0.13 read.
            request.Exporter = first.Type;
            request.ExporterAttrs.Add(first.Attributes);
        }

        return request;
    }

    private static Protocol.CacheOptionsEntry Cache(CacheOption option) => new() { Type = option.Type, Attrs = { option.Attributes } };

    private static Protocol.Policy Policy(SourcePolicy policy) => new() { Version = 1, Rules = { policy.Rules.Select(Rule) } };

    private static Protocol.Rule Rule(SourceRule rule) => new()
    {
        Action = rule.Action switch
        {
            SourceRuleAction.Allow => Protocol.PolicyAction.Allow,
            SourceRuleAction.Deny => Protocol.PolicyAction.Deny,
            SourceRuleAction.Convert => Protocol.PolicyAction.Convert,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Action, "The action of a source rule is Allow, Deny or Convert."),
        },
        Selector = new Protocol.Selector
        {
            Identifier = rule.Identifier,
            MatchType = rule.Match switch
            {
                SourceMatch.Wildcard => Protocol.MatchType.Wildcard,
                SourceMatch.Exact => Protocol.MatchType.Exact,
                SourceMatch.Regex => Protocol.MatchType.Regex,
                _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Match, "The match of a source rule is Wildcard, Exact or Regex."),
            },
            Constraints = { rule.Constraints.Select(Constraint) },
        },
        Updates = rule.ReplacementIdentifier is null && rule.ReplacementAttributes.IsEmpty
            ? null
            : new Protocol.Update { Identifier = rule.ReplacementIdentifier ?? "", Attrs = { rule.ReplacementAttributes } },
    };

    private static Protocol.AttrConstraint Constraint(SourceConstraint constraint) => new()
    {
        Key = constraint.Key,
        Value = constraint.Value,
        Condition = constraint.Comparison switch
        {
            SourceComparison.Equal => Protocol.AttrMatch.Equal,
            SourceComparison.NotEqual => Protocol.AttrMatch.Notequal,
            SourceComparison.Matches => Protocol.AttrMatch.Matches,
            _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint.Comparison, "The comparison of a constraint is Equal, NotEqual or Matches."),
        },
    };
}
