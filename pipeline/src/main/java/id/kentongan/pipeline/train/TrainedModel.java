package id.kentongan.pipeline.train;

/**
 * A trained model.
 *
 * @param file the characters of the model file
 * @param report what it was made of and how well it did on what it had not seen
 */
public record TrainedModel(String file, TrainingReport report) {}
