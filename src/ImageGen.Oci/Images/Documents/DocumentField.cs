namespace ImageGen.Oci.Documents;

/// <summary>A field of a JSON object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Json">The value as JSON without white space.</param>
internal sealed record DocumentField(string Name, string Json);
