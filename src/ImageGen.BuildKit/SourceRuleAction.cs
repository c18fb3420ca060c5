namespace ImageGen.BuildKit;

/// <summary>What a rule does with a source.</summary>
public enum SourceRuleAction
{
    /// <summary>The source may be used.</summary>
    Allow,

    /// <summary>A build that needs the source fails.</summary>
    Deny,

    /// <summary>Another source is used instead.</summary>
    Convert,
}
