namespace ImageGen.Generator.Pipeline;

/// <summary>The names of the pipeline's steps. Tests use them to check which steps ran.</summary>
internal static class TrackingNames
{
    public const string AnnotatedClass = nameof(AnnotatedClass);
    public const string BuildProperties = nameof(BuildProperties);
    public const string AdditionalFiles = nameof(AdditionalFiles);
    public const string Dockerfile = nameof(Dockerfile);
    public const string ClassWithDockerfile = nameof(ClassWithDockerfile);
    public const string ProjectFacts = nameof(ProjectFacts);
    public const string Resolution = nameof(Resolution);
    public const string Image = nameof(Image);
    public const string AlikeNames = nameof(AlikeNames);
    public const string DeclaredImage = nameof(DeclaredImage);
    public const string DeclaredImages = nameof(DeclaredImages);
    public const string CommandLine = nameof(CommandLine);
    public const string OtherList = nameof(OtherList);
    public const string Diagnostics = nameof(Diagnostics);
}
