namespace ImageGen;

/// <summary>The forms in which a <see cref="DockerImageGraph"/> is written.</summary>
public enum DockerImageGraphFormat
{
    /// <summary>A tree of names, for people.</summary>
    Text,

    /// <summary>A flowchart in the language of Mermaid, which GitHub and GitLab show in Markdown.</summary>
    Mermaid,

    /// <summary>The language of Graphviz.</summary>
    Dot,
}
