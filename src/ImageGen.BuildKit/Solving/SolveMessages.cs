namespace ImageGen.BuildKit.Solving;

/// <summary>Converts a build's options to protocol messages.</summary>
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
            // Required: a daemon does not check whether it is missing.
            Cache = new Protocol.CacheOptions { Imports = { options.CacheImports.Select(Cache) }, Exports = { options.CacheExports.Select(Cache) } },
            Entitlements = { options.Entitlements },
            SourcePolicy = options.SourcePolicy is { } policy ? Policy(policy) : null,
            Exporters = { options.Exporters.Select(static exporter => new Protocol.Exporter { Type = exporter.Type, Attrs = { exporter.Attributes } }) },
        };
        if (options is { HasOwnSession: true, SharedSources: { } shared })
        {
            foreach (var name in shared.Names)
            {
                request.FrontendAttrs["local-sessionid:" + name] = shared.Session.Id;
            }
        }

        if (options.Exporters is [var first, ..])
        {
            // Daemons before v0.13 read only these fields.
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
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Action, "The action of a source rule must be Allow, Deny or Convert."),
        },
        Selector = new Protocol.Selector
        {
            Identifier = rule.Identifier,
            MatchType = rule.Match switch
            {
                SourceMatch.Wildcard => Protocol.MatchType.Wildcard,
                SourceMatch.Exact => Protocol.MatchType.Exact,
                SourceMatch.Regex => Protocol.MatchType.Regex,
                _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Match, "The match of a source rule must be Wildcard, Exact or Regex."),
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
            _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint.Comparison, "The comparison of a constraint must be Equal, NotEqual or Matches."),
        },
    };
}
